let audio: AudioContext | undefined;

/** A short high tone for right, a longer low one and a buzz for wrong: eyes stay on the goods. */
export const tone = (isRight: boolean) => {
  if (!isRight && 'vibrate' in navigator) navigator.vibrate(200);
  try {
    audio ??= new AudioContext();
    const start = audio.currentTime;
    const end = start + (isRight ? 0.09 : 0.35);
    const volume = audio.createGain();
    volume.gain.setValueAtTime(0.15, start);
    volume.gain.exponentialRampToValueAtTime(0.001, end);
    const sound = audio.createOscillator();
    sound.type = isRight ? 'sine' : 'square';
    sound.frequency.value = isRight ? 1320 : 196;
    sound.connect(volume).connect(audio.destination);
    sound.start(start);
    sound.stop(end);
  } catch {
    // A device without sound still shows the word.
  }
};
